package connector.explain;

import connector.commercetools.OrderAnswer;
import connector.commercetools.OrderFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What was asked for on the command line: a file of orders, an order number or an order id. */
final class Asked {

    private final Shop shop;
    private final OneOrder one;
    private final Consumer<Answer> answers;

    Asked(Shop shop, OneOrder one, Consumer<Answer> answers) {
        this.shop = shop;
        this.one = one;
        this.answers = answers;
    }

    void explain(String argument) {
        Optional<Path> file = file(argument);
        if (file.isPresent()) {
            explain(file.get());
        } else {
            named(argument);
        }
    }

    private static Optional<Path> file(String argument) {
        try {
            return Optional.of(Path.of(argument)).filter(path -> !argument.isBlank() && Files.exists(path));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private void named(String order) {
        answers.accept(
                switch (order.isBlank() ? new OrderAnswer.Missing() : shop.order(order)) {
                    case OrderAnswer.Found found -> one.of(found.order(), null);
                    case OrderAnswer.Missing missing ->
                        Answer.parked(
                                order,
                                null,
                                "there is no such order, neither by number nor by id, and no such file",
                                "Check the number, and that the configuration names the right project.");
                    case OrderAnswer.Failed failed ->
                        Answer.parked(order, null, failed.failure().words(), "Ask again when commercetools answers.");
                });
    }

    private void explain(Path file) {
        try (Reader text = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE))) {
            OrderFile.read(text, entry -> answers.accept(answer(file, entry)));
        } catch (IOException unreadable) {
            answers.accept(Answer.parked(
                    file.toString(),
                    file.toString(),
                    Files.isDirectory(file) ? "it is a folder" : "the file cannot be read",
                    "Name files that you may read."));
        }
    }

    private Answer answer(Path file, OrderFile.Entry entry) {
        String place = file + " " + entry.where();
        return switch (entry) {
            case OrderFile.Entry.Readable readable -> one.of(readable.order(), place);
            case OrderFile.Entry.Unreadable unreadable ->
                Answer.parked(
                        place,
                        place,
                        "it cannot be read: " + unreadable.why(),
                        "Give it as commercetools' API answers with it.");
        };
    }
}
