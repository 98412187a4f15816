/** Names this workbook wherever a student's work is kept or sent; it stays when the site moves to another address. */
export const siteId = "clusters-chains-contracts";
