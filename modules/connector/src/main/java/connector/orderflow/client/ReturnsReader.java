package connector.orderflow.client;

import connector.orderflow.DestinationSettings;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.orderflow.wire.XmlElement;
import java.util.List;

/** Reads the returns report (reference §2.13). A line that lacks what makes it a fact spoils the answer: visible, not lost. */
record ReturnsReader(DestinationSettings settings) implements ListReader<XmlElement, List<ReturnLine>> {

    @Override
    public String list() {
        return "returns";
    }

    @Override
    public String element() {
        return "return";
    }

    @Override
    public XmlElement one(XmlElement row) {
        return row;
    }

    @Override
    public List<ReturnLine> all(List<XmlElement> rows) {
        return ReturnNews.reported(rows, settings);
    }
}
