package dev.pressroom.access.limit;

/** Everything that is limited for each account. The names stand in rows and on the wire and never change. */
public enum Limit {
    /** Bytes of a template's HTML, stored or sent with a job. */
    TEMPLATE_SIZE("templateSize", 1),
    /** Bytes of a job's data as JSON text. */
    DATA_SIZE("dataSize", 2),
    /** Objects and arrays of the data in each other. */
    DATA_DEPTH("dataDepth", 1),
    /** Elements of one array in the data. */
    ARRAY_LENGTH("arrayLength", 0),
    /** Loop iterations of one merge. */
    ITERATIONS("iterations", 0),
    /** Characters of the merged HTML. */
    HTML_LENGTH("htmlLength", 1),
    /** Elements in each other. */
    DOM_DEPTH("domDepth", 3),
    /** Columns or rows that one cell spans. */
    SPAN("span", 1),
    /** Characters of the longest text without a place to break it. */
    WORD_LENGTH("wordLength", 1),
    /** Pixels of one image, at upload and in documents. */
    IMAGE_PIXELS("imagePixels", 1),
    /** Assets that one document uses. */
    DOCUMENT_ASSETS("documentAssets", 0),
    /** Assets that the account stores. */
    STORED_ASSETS("storedAssets", 0),
    /** Pages of one document. */
    PAGES("pages", 1),
    /** Bytes of one PDF. */
    PDF_SIZE("pdfSize", 1),
    /** Milliseconds of the merge. */
    MERGE_TIME("mergeMs", 1),
    /** Milliseconds of the layout. */
    LAYOUT_TIME("layoutMs", 1),
    /** Milliseconds of all that becomes of the pages, the signature included. */
    FINISH_TIME("finishMs", 1),
    /** Milliseconds of the judgement by a standard. */
    VERDICT_TIME("verdictMs", 1),
    /** Milliseconds of all phases together. */
    RENDER_TIME("renderMs", 1);

    private final String key;
    private final long least;

    Limit(String key, long least) {
        this.key = key;
        this.least = least;
    }

    /** Its name in rows and on the wire. */
    public String key() {
        return key;
    }

    /** The smallest value that leaves anything possible at all. */
    public long least() {
        return least;
    }
}
