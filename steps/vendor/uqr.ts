// QR codes.
export {encode} from "uqr";
