package sandbox.commercetools.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sandbox.commercetools.query.Words.Kind;
import sandbox.commercetools.query.Words.Word;
import sandbox.commercetools.wire.ApiError;

/** Reads a query predicate by recursive descent: or, and, not, brackets, fields. */
final class PredicateParser {

    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<>", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.LESS_OR_EQUAL,
            ">", Operator.GREATER,
            ">=", Operator.GREATER_OR_EQUAL);

    private final String where;
    private final Map<String, String> variables;
    private final List<Word> words;
    private int at;

    PredicateParser(String where, Map<String, String> variables) {
        this.where = where;
        this.variables = variables;
        words = Words.of(where);
    }

    Predicate parse() {
        Predicate whole = or();
        if (word().kind() != Kind.END) {
            throw unexpected("end of input");
        }
        return whole;
    }

    private Predicate or() {
        List<Predicate> parts = new ArrayList<>(List.of(and()));
        while (takes("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.getFirst() : new Predicate.Or(List.copyOf(parts));
    }

    private Predicate and() {
        List<Predicate> parts = new ArrayList<>(List.of(one()));
        while (takes("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Predicate.And(List.copyOf(parts));
    }

    private Predicate one() {
        if (takes("not")) {
            return new Predicate.Not(bracketed());
        }
        return sign("(") ? bracketed() : field();
    }

    private Predicate bracketed() {
        expect("(");
        Predicate inner = or();
        expect(")");
        return inner;
    }

    private Predicate field() {
        Word name = word();
        if (name.kind() != Kind.NAME && name.kind() != Kind.QUOTED) {
            throw unexpected("a field name");
        }
        at++;
        return condition(name.text());
    }

    private Predicate condition(String field) {
        if (sign("(")) {
            return new Predicate.Nested(field, bracketed());
        }
        Operator operator = word().kind() == Kind.SIGN ? OPERATORS.get(word().text()) : null;
        if (operator != null) {
            at++;
            return new Predicate.Compare(field, operator, literal());
        }
        if (takes("in")) {
            return new Predicate.In(field, literals());
        }
        if (takes("not")) {
            expect("in");
            return new Predicate.Not(new Predicate.In(field, literals()));
        }
        if (takes("contains")) {
            boolean all = takes("all");
            if (!all) {
                expect("any");
            }
            return new Predicate.Contains(field, all, literals());
        }
        expect("is");
        return is(field);
    }

    private Predicate is(String field) {
        boolean not = takes("not");
        Predicate plain;
        if (takes("defined")) {
            plain = new Predicate.Defined(field);
        } else {
            expect("empty");
            plain = new Predicate.Empty(field);
        }
        return not ? new Predicate.Not(plain) : plain;
    }

    private List<Literal> literals() {
        if (word().text().startsWith(":")) {
            return List.of(literal());
        }
        expect("(");
        List<Literal> literals = new ArrayList<>(List.of(literal()));
        while (sign(",")) {
            at++;
            literals.add(literal());
        }
        expect(")");
        return List.copyOf(literals);
    }

    private Literal literal() {
        Word word = word();
        Literal literal = switch (word.kind()) {
            case TEXT -> Literal.Text.of(unescaped(word.text()));
            case NUMBER -> new Literal.Number(new BigDecimal(word.text()));
            case NAME -> named(word.text());
            case QUOTED, SIGN, END -> throw unexpected("a value");
        };
        at++;
        return literal;
    }

    private Literal named(String name) {
        if (name.startsWith(":")) {
            String value = variables.get(name.substring(1));
            if (value == null) {
                throw Words.malformed(where, word().position(), "no value for the variable '" + name + "'");
            }
            return Literal.Text.of(value);
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "true" -> new Literal.Bool(true);
            case "false" -> new Literal.Bool(false);
            default -> throw unexpected("a value");
        };
    }

    private static String unescaped(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private Word word() {
        return words.get(at);
    }

    private boolean sign(String text) {
        return word().kind() == Kind.SIGN && word().text().equals(text);
    }

    private boolean takes(String keyword) {
        boolean taken = word().kind() == Kind.NAME && word().text().equalsIgnoreCase(keyword);
        at += taken ? 1 : 0;
        return taken;
    }

    private void expect(String text) {
        boolean found = (word().kind() == Kind.NAME || word().kind() == Kind.SIGN)
                && word().text().equalsIgnoreCase(text);
        if (!found) {
            throw unexpected("'" + text + "'");
        }
        at++;
    }

    private ApiError unexpected(String wanted) {
        return Words.malformed(where, word().position(), "expected " + wanted + " but found '" + word().text() + "'");
    }
}
