package connector.orderflow.inbound;

/** The answer's body as OrderFlow's tenant expects it: {@code {messageId}} stands for the id of the push. */
final class AnswerTemplate {

    private AnswerTemplate() {}

    static String filled(String template, String messageId) {
        return template.replace("{messageId}", escaped(messageId));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
