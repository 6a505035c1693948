package connector.orderflow.client;

import connector.orderflow.DestinationSettings;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import java.util.List;

/** Reads the returns report (reference §2.13). A line that lacks what makes it a fact spoils the answer: visible, not lost. */
record ReturnsReader(DestinationSettings settings) implements AnswerReader<List<ReturnLine>> {

    @Override
    public List<ReturnLine> read(byte[] xml) {
        XmlElement root = SecureXml.tree(xml);
        if (!root.name().equals("returns") && root.below("returns").findAny().isEmpty()) {
            throw new UnusableAnswer("no returns in the answer, but " + Words.shown(root.name()));
        }
        return ReturnNews.reported(root, settings);
    }
}
