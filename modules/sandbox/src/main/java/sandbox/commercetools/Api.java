package sandbox.commercetools;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import sandbox.commercetools.wire.ApiError;
import sandbox.http.Handler;
import sandbox.http.Request;
import sandbox.http.Response;

/** The front door: correlation id, the time of day, token, project key, then the resource. */
final class Api implements Handler {

    private static final String CORRELATION_ID = "X-Correlation-ID";

    private final String projectKey;
    private final Tokens tokens;
    private final Map<String, Resource> resources;
    private final Clock clock;

    /** @param resources by the path element after the project key; {@code ""} is the project itself */
    Api(String projectKey, Tokens tokens, Map<String, Resource> resources, Clock clock) {
        this.projectKey = projectKey;
        this.tokens = tokens;
        this.resources = Map.copyOf(resources);
        this.clock = clock;
    }

    @Override
    public Response handle(Request request) {
        Response answer;
        try {
            answer = answer(request);
        } catch (ApiError error) {
            answer = Answers.json(error.status(), error.body());
        }
        return correlated(request, answer);
    }

    /** A project may be called {@code sandbox} itself. */
    @Override
    public boolean steers(Request request) {
        return request.path().startsWith("/" + projectKey + "/sandbox/");
    }

    private Response answer(Request request) {
        List<String> path = List.of(request.path().replaceAll("^/+|/+$", "").split("/", -1));
        if (path.equals(List.of("oauth", "token")) && request.method().equals("POST")) {
            return tokens.grant(request);
        }
        String client = open(path) ? "" : tokens.client(request.header("authorization"));
        Resource resource = path.size() < 2 ? resources.get("") : resources.get(path.get(1));
        if (resource == null || !path.getFirst().equals(projectKey)) {
            throw ApiError.notFound("The path '" + request.path() + "'");
        }
        return resource.handle(new Call(request, path.subList(Math.min(2, path.size()), path.size()), client));
    }

    /** The health of a subscription needs no token (reference §1.1), and neither do our own paths. */
    private static boolean open(List<String> path) {
        boolean health = path.size() == 4
                && path.get(1).equals("subscriptions")
                && path.get(3).equals("health");
        return health || path.size() > 1 && path.get(1).equals("sandbox");
    }

    private Response correlated(Request request, Response answer) {
        String given = request.header("x-correlation-id");
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        headers.put(CORRELATION_ID, given == null ? projectKey + "/" + UUID.randomUUID() : given);
        return new Response(answer.status(), answer.contentType(), answer.body(), headers);
    }
}
