package sandbox.commercetools;

import java.util.Map;
import sandbox.commercetools.wire.ApiError;
import sandbox.http.Response;

/** {@code /{project}/sandbox/...}: words of ours that need no token, so that a stand-in that runs alone can be played with. */
final class Steering implements Resource {

    private final Resource orders;
    private final Map<String, Resource> project;

    /** @param project the small resources, by path: more of them can be made here */
    Steering(Resource orders, Map<String, Resource> project) {
        this.orders = orders;
        this.project = project;
    }

    @Override
    public Response handle(Call call) {
        String word = call.element();
        if (!call.post() || word == null) {
            throw ApiError.methodNotAllowed();
        }
        if (word.equals("orders")) {
            return orders.handle(call);
        }
        Resource resource = project.get(word);
        if (resource == null || word.isEmpty()) {
            throw ApiError.notFound("The word '" + word + "'");
        }
        return resource.handle(call.below());
    }
}
