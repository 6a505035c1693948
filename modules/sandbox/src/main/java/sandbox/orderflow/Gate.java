package sandbox.orderflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import sandbox.http.Request;

/** Who may come in, and whose data they mean (reference §1.2, §1.3). */
record Gate(SandboxAccount account) {

    void authenticate(Request request) {
        if (!basic(request) && !headerPair(request)) {
            throw ErrorAnswer.unauthorised(account.authFailureStatus());
        }
    }

    /** Header and parameter are both read; two different answers are refused. */
    Scope scope(Request request, Parameters parameters) {
        Optional<String> channel = named("channel", request, parameters);
        Optional<String> organisation = named("organisation", request, parameters);
        if (channel.isPresent()) {
            String owner = Optional.ofNullable(account.channels().get(channel.get()))
                    .orElseThrow(() -> ErrorAnswer.badRequest("Channel '" + channel.get() + "' is not known"));
            if (organisation.isPresent() && !organisation.get().equals(owner)) {
                throw ErrorAnswer.badRequest("The channel belongs to another organisation");
            }
            return new Scope(channel.get(), owner);
        }
        return organisation
                .map(this::ofOrganisation)
                .orElseThrow(() -> ErrorAnswer.badRequest("Neither channel nor organisation was named"));
    }

    private Scope ofOrganisation(String organisation) {
        if (!account.channels().containsValue(organisation)) {
            throw ErrorAnswer.badRequest("Organisation '" + organisation + "' is not known");
        }
        return new Scope(null, organisation);
    }

    private static Optional<String> named(String what, Request request, Parameters parameters) {
        Optional<String> header =
                Optional.ofNullable(request.header(what)).map(String::strip).filter(value -> !value.isEmpty());
        Optional<String> parameter = parameters.find(what);
        if (header.isPresent() && parameter.isPresent() && !header.equals(parameter)) {
            throw ErrorAnswer.badRequest("Header and parameter '" + what + "' differ");
        }
        return header.or(() -> parameter);
    }

    private boolean basic(Request request) {
        String header = request.header("authorization");
        return header != null
                && header.regionMatches(true, 0, "Basic ", 0, 6)
                && same(header.substring(6).strip(), encoded(account.user() + ":" + account.password()));
    }

    private boolean headerPair(Request request) {
        String user = request.header("user");
        String password = request.header("password");
        return user != null
                && password != null
                && same(user, account.user())
                && same(password, encoded(account.password()));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }
}
