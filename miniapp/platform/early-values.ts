interface TaroField {
  prototype: HTMLElement & { watchValue?: (value: unknown) => void }
}

const FIELDS = ['taro-input-core', 'taro-textarea-core']

/**
 * Lets Taro's text fields take a value that comes before they were drawn for the first time: a kept draft does, on a slow phone. Theirs
 * writes it into an element that is not there yet and throws (@tarojs/components 4.2, watchValue); the first drawing has it anyway.
 */
export function takeEarlyValues(): void {
  for (const tag of FIELDS) {
    void customElements.whenDefined(tag).then((field) => {
      const { prototype } = field as unknown as TaroField
      const write = prototype.watchValue
      if (write === undefined) return
      prototype.watchValue = function writeWhenDrawn(value) {
        if (this.firstElementChild !== null) write.call(this, value)
      }
    })
  }
}
