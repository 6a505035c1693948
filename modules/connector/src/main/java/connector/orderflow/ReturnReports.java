package connector.orderflow;

import connector.audit.Failure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The report of processed returns (reference §2.13): a tenant's own report, the only way to ask for returns. */
public interface ReturnReports {

    /** Everything returned on one day of the destination's calendar: a whole day, so that lines that are alike are told together. */
    ReportAnswer returnsOf(String destination, String reportKey, LocalDate day);

    /** Answer to the report. */
    sealed interface ReportAnswer {

        record Returns(List<ReturnLine> lines) implements ReportAnswer {}

        record Failed(Failure failure) implements ReportAnswer {}
    }

    /**
     * A destination whose report is asked for.
     *
     * @param overlap each round begins this much before the last one ended: returns may be recorded late
     * @param lookBack how far the very first round reaches
     */
    record Poll(String destination, String reportKey, Duration interval, Duration overlap, Duration lookBack) {}
}
