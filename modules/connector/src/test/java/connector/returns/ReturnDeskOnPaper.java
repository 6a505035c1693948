package connector.returns;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderFlow;
import connector.orderflow.ReturnImport;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A warehouse that is told of returns: keeps each reference once, and may refuse or answer nothing. */
final class ReturnDeskOnPaper implements OrderFlow {

    final Map<String, ReturnImport> expected = new LinkedHashMap<>();
    final List<ReturnImport> asked = new ArrayList<>();
    private final Deque<Boolean> lostAnswers = new ArrayDeque<>();
    private Optional<String> refusal = Optional.empty();

    /** @param happened whether the import took effect */
    void nextAnswerIsLost(boolean happened) {
        lostAnswers.add(happened);
    }

    void refuses(String words) {
        refusal = Optional.of(words);
    }

    void agrees() {
        refusal = Optional.empty();
    }

    /** One text per return: {@code RMA-1 of W-1001: 2 KET}. */
    List<String> expects() {
        return expected.values().stream()
                .map(each -> each.authorisation() + " of " + each.orderReference() + ": "
                        + each.lines().stream()
                                .map(line -> line.quantity() + " " + line.product())
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    @Override
    public ImportAnswer importDocument(String destination, ImportDocument document) {
        ReturnImport announced = (ReturnImport) document;
        asked.add(announced);
        if (refusal.isPresent()) {
            return new ImportAnswer.Refused(refusal.get());
        }
        Boolean lost = lostAnswers.poll();
        boolean known = expected.containsKey(announced.externalReference());
        if (lost == null || lost) {
            expected.putIfAbsent(announced.externalReference(), announced);
        }
        if (lost != null) {
            return new ImportAnswer.Failed(Failure.of(FailureKind.NO_ANSWER, "silence"));
        }
        return known ? new ImportAnswer.AlreadyThere("exists") : new ImportAnswer.Imported();
    }

    @Override
    public DetailAnswer orderDetail(String destination, String orderReference) {
        throw new AssertionError("returns ask for no order detail");
    }

    @Override
    public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
        throw new AssertionError("returns ask for no despatches");
    }

    @Override
    public PendingAnswer pending(String destination) {
        throw new AssertionError("returns ask for nothing pending");
    }

    @Override
    public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
        throw new AssertionError("returns cancel nothing");
    }

    @Override
    public InventoryAnswer inventory(String destination, List<String> skus) {
        throw new AssertionError("returns ask for no stock");
    }
}
