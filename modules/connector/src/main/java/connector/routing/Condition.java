package connector.routing;

/** An expression that must be true. Absent is not true; anything else than true or false is a mistake in the expression. */
public record Condition(Expression expression) {

    /** The answer for one order, or one line of it. */
    sealed interface Answer {

        record Yes() implements Answer {}

        record No() implements Answer {}

        record Unclear(String why) implements Answer {}
    }

    Answer ask(OrderFacts facts) {
        return answer(expression.evaluate(facts.json()));
    }

    Answer ask(OrderFacts facts, String lineId) {
        return expression.usesLine() ? answer(expression.evaluate(facts.json(), facts.jsonOfLine(lineId))) : ask(facts);
    }

    /** Of a value: what a condition makes of it. */
    static Answer answer(Value value) {
        return switch (value) {
            case Value.Truth truth when truth.truth() -> new Answer.Yes();
            case Value.Truth truth -> new Answer.No();
            case Value.Absent absent -> new Answer.No();
            case Value.Text text -> new Answer.Unclear("it gives a text, not true or false");
            case Value.Number number -> new Answer.Unclear("it gives a number, not true or false");
            case Value.Failed failed -> new Answer.Unclear(failed.why());
        };
    }
}
