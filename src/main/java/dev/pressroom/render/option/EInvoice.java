package dev.pressroom.render.option;

import org.jspecify.annotations.Nullable;

/**
 * The invoice as XML, which travels within its picture (Factur-X 1.0, ZUGFeRD 2).
 *
 * @param xml   UN/CEFACT Cross Industry Invoice, null for an asset
 * @param asset whose content it is, null where it comes with the request
 */
public record EInvoice(@Nullable String xml, @Nullable String asset, Profile profile) {

    /** How much the XML says, and the guideline by which it says so. */
    public enum Profile {
        MINIMUM("MINIMUM", "urn:factur-x.eu:1p0:minimum"), BASIC_WL("BASIC WL", "urn:factur-x.eu:1p0:basicwl"), BASIC(
                "BASIC",
                "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic"), EN16931("EN 16931",
                        "urn:cen.eu:en16931:2017"), EXTENDED("EXTENDED",
                                "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended"), XRECHNUNG(
                                        "XRECHNUNG",
                                        "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0");

        private final String level;
        private final String guideline;

        Profile(String level, String guideline) {
            this.level = level;
            this.guideline = guideline;
        }

        /** As the document's metadata names it, {@code EN 16931}. */
        public String level() {
            return level;
        }

        public String guideline() {
            return guideline;
        }

        public String filename() {
            return this == XRECHNUNG ? "xrechnung.xml" : "factur-x.xml";
        }

        public String version() {
            return this == XRECHNUNG ? "3.0" : "1.0";
        }

        /** The two smallest are no invoice by themselves, but data about one. */
        public Attachment.Relationship relationship() {
            return this == MINIMUM || this == BASIC_WL
                    ? Attachment.Relationship.DATA
                    : Attachment.Relationship.ALTERNATIVE;
        }
    }
}
