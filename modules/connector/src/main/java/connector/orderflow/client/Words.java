package connector.orderflow.client;

import java.util.regex.Pattern;

/** Their words, fit for an operator's screen: one line, short, without mail addresses. */
final class Words {

    private static final int LONGEST = 300;
    private static final Pattern MAIL = Pattern.compile("[^\\s<>\"'=:;,]+@[^\\s<>\"'=:;,]+");

    private Words() {}

    static String shown(String theirs) {
        String line = MAIL.matcher(theirs.replaceAll("\\s+", " ").strip()).replaceAll("***@***");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
