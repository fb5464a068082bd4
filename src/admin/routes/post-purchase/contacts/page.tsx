import { Navigate } from "react-router-dom"

/** The list stands on the page above; this address is what is left of a contact's without its id. */
const ContactsRedirect = () => <Navigate to="/post-purchase" replace />

export default ContactsRedirect
