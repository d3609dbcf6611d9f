/**
 * Teks atau bilangan yang sudah diperiksa / A string or number that has been checked.
 * The key is text, not a symbol: the SDK bundles its own copy and both must stay one type.
 */
export type Merek<Dasar, Nama extends string> = Dasar & { readonly '~merek': Nama }
