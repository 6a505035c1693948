package connector.orderexport;

import connector.orderflow.ImportDocument;

/**
 * OrderFlow refused an import. The same document is not sent again before an operator asks for it: it would be refused again.
 *
 * @param fingerprint of the document
 * @param words what it refused, and how
 * @param help what an operator can do about it
 */
record RefusedImport(String fingerprint, String words, String help) {

    /** Facts of this kind have the order reference behind it. */
    static final String FACTS = "import-refused/";

    static RefusedImport of(ImportDocument document, String words, String help) {
        return new RefusedImport(SentDocument.fingerprint(document), words, help);
    }

    boolean isOf(ImportDocument document) {
        return SentDocument.fingerprint(document).equals(fingerprint);
    }
}
