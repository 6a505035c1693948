package sandbox.orderflow;

import java.util.List;
import sandbox.orderflow.ImportOutcome.Created;
import sandbox.orderflow.ImportOutcome.Duplicate;
import sandbox.orderflow.ImportOutcome.Failure;
import sandbox.orderflow.ImportOutcome.Success;

/** The answer to an import: three lists (reference §1.6). */
final class ImportReport {

    private ImportReport() {}

    /** @param queryTime of all lines, as text */
    static String xml(List<Done> all, String queryTime) {
        XmlText xml = new XmlText();
        xml.open("importResult");
        xml.open("importSuccesses");
        for (Done done : all) {
            if (done.outcome() instanceof Success success) {
                success.created().forEach(created -> success(xml, done.item(), created, queryTime));
            }
        }
        xml.close().open("importFailures");
        for (Done done : all) {
            if (done.outcome() instanceof Failure failure) {
                failure(xml, done.item(), failure, queryTime);
            }
        }
        xml.close().open("importDuplicates");
        for (Done done : all) {
            if (done.outcome() instanceof Duplicate duplicate) {
                duplicate(xml, done.item(), duplicate, queryTime);
            }
        }
        return xml.close().close().finish();
    }

    private static void success(XmlText xml, ImportItem item, Created created, String queryTime) {
        line(xml, item)
                .attribute("entity", created.entity())
                .attribute("item", created.item())
                .attribute("queryTime", queryTime)
                .close();
    }

    private static void failure(XmlText xml, ImportItem item, Failure failure, String queryTime) {
        line(xml, item)
                .attribute("queryTime", queryTime)
                .text("failureMessage", failure.problems().getFirst())
                .text("failureDetail", String.join("\n", failure.problems()))
                .close();
    }

    private static void duplicate(XmlText xml, ImportItem item, Duplicate duplicate, String queryTime) {
        line(xml, item)
                .attribute("queryTime", queryTime)
                .text("duplicateMessage", duplicate.message())
                .text("duplicateDetail", duplicate.message())
                .close();
    }

    private static XmlText line(XmlText xml, ImportItem item) {
        return xml.open("import")
                .attribute("type", item.type())
                .attribute("operation", item.operation())
                .attribute("externalReference", item.externalReference());
    }

    /** An import and what became of it. */
    record Done(ImportItem item, ImportOutcome outcome) {}
}
