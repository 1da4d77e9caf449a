/** Bytes written one after the other, or at a place. */
export class Bytes {
  private readonly view: DataView;
  at = 0;

  constructor(length: number) {
    this.view = new DataView(new ArrayBuffer(length));
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.view.buffer);
  }

  to(at: number): this {
    this.at = at;
    return this;
  }

  text(text: string): this {
    for (const sign of text) this.view.setUint8(this.at++, sign.charCodeAt(0));
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
    return this;
  }

  u1(...values: readonly number[]): this {
    for (const value of values) this.view.setUint8(this.at++, value);
    return this;
  }

  u2(value: number, little = true): this {
    this.view.setUint16(this.at, value, little);
    this.at += 2;
    return this;
  }

  i4(value: number): this {
    this.view.setInt32(this.at, value, true);
    this.at += 4;
    return this;
  }

  u4(value: number): this {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
    return this;
  }

  i8(value: number): this {
    this.view.setBigInt64(this.at, BigInt(Math.round(value)), true);
    this.at += 8;
    return this;
  }

  f4(...values: readonly number[]): this {
    for (const value of values) {
      this.view.setFloat32(this.at, value, true);
      this.at += 4;
    }
    return this;
  }

  f8(value: number): this {
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
    return this;
  }
}
