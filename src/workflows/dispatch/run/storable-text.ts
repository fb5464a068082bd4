export { toStorableText } from "../../../modules/post-purchase/storable-text"
