package connector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import connector.orderflow.ReturnReports;
import connector.routing.ReturnTables;
import connector.routing.ReturnTables.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file says about returns, and what it is told when that makes no sense. */
class ReturnsSectionTest {

    @TempDir
    private Path folder;

    private List<String> problems(String returns) {
        return Written.least(folder)
                .and("defaults:\n  returns:\n" + returns.indent(4))
                .problems();
    }

    private ReturnTables tables(String returns) throws InvalidSettings {
        return Written.least(folder)
                .and("defaults:\n  returns:\n" + returns.indent(4))
                .read()
                .returns()
                .tables()
                .get("main");
    }

    @Test
    void withoutASingleWordReturnsAreAnnouncedAndTheUsualConditionsDecide() throws InvalidSettings {
        Settings.Returns returns = Written.least(folder).read().returns();
        assertThat(returns.tables().get("main")).isEqualTo(ReturnTables.DEFAULT);
        assertThat(returns.polls()).isEmpty();
    }

    @Test
    void wordsOfOrderFlowKeepTheirBlanksAndSigns() throws InvalidSettings {
        ReturnTables tables = tables("""
                reason-field: reason
                reasons: {wrong-size: C - Wrong size}
                received-reasons: {"C - Wrong size": too-small, "F - Damaged in transit.": broken}
                outcomes: {"Product damaged (irreparable)": UNUSABLE}
                outcomes-otherwise: RETURNED
                """);
        assertThat(tables.reason().toWarehouse("wrong-size")).contains("C - Wrong size");
        assertThat(tables.reason().toCommerce("C - Wrong size")).contains("too-small");
        assertThat(tables.reason().toCommerce("F - Damaged in transit.")).contains("broken");
        assertThat(tables.outcomes().of("Product damaged (irreparable)")).contains(Outcome.UNUSABLE);
        assertThat(tables.outcomes().of("As new")).contains(Outcome.RETURNED);
        assertThat(tables.zone()).isEqualTo(ZoneId.of("Europe/London"));
    }

    @Test
    void aTableIsReadFromBehindWhereOneWordStandsForOneCode() throws InvalidSettings {
        ReturnTables tables = tables("""
                reason-field: reason
                reasons: {wrong-size: C - Wrong size}
                """);
        assertThat(tables.reason().toCommerce("C - Wrong size")).contains("wrong-size");
        assertThat(tables.reason().toCommerce("H - Other")).isEmpty();
        assertThat(tables.reason().toWarehouse("changed-mind")).isEmpty();
        assertThat(tables("reason-field: reason").reason().toWarehouse("changed-mind"))
                .as("no table at all: both sides use the same words")
                .contains("changed-mind");
    }

    @Test
    void aReportIsAskedForWhereItHasAKey() throws InvalidSettings {
        assertThat(Written.least(folder)
                        .and("defaults: {returns: {report-key: return_line_api_report, report-look-back: 7d}}")
                        .read()
                        .returns()
                        .polls())
                .containsExactly(new ReturnReports.Poll(
                        "main",
                        "return_line_api_report",
                        Duration.ofMinutes(15),
                        Duration.ofDays(2),
                        Duration.ofDays(7)));
    }

    @Test
    void whatCanNeverBeReachedOrUnderstoodIsTold() {
        assertThat(problems("""
                reasons: {wrong-size: C - Wrong size}
                received-types: {goods_damaged: broken}
                condition-field: condition
                conditions: {unworn: As new, unopened: As new}
                refund-denied: NoRefund
                report-key: x
                report-interval: 30
                """))
                .containsExactly(
                        "destinations.main.returns.reasons: is never looked at: no field of commercetools holds the code",
                        "destinations.main.returns.conditions: several codes become 'As new', so nobody can tell which it is when OrderFlow says it",
                        "destinations.main.returns.received-types: is never looked at: no field of commercetools holds the code",
                        "destinations.main.returns.refund-denied: 'NoRefund' is no payment state of returns",
                        "destinations.main.returns.report-interval: must lie between 1s and 24h");
    }
}
