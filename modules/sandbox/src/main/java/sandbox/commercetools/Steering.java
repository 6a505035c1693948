package sandbox.commercetools;

import java.util.Map;
import sandbox.commercetools.wire.ApiError;
import sandbox.http.Response;

/** {@code /{project}/sandbox/...}: words of ours that need no token, so that a stand-in that runs alone can be played with. */
final class Steering implements Resource {

    private final Map<String, Resource> words;
    private final Map<String, Resource> project;

    /** @param project the small resources, by path: more of them can be made here */
    Steering(Map<String, Resource> words, Map<String, Resource> project) {
        this.words = words;
        this.project = project;
    }

    @Override
    public Response handle(Call call) {
        String word = call.element();
        if (!call.post() || word == null) {
            throw ApiError.methodNotAllowed();
        }
        Resource own = words.get(word);
        if (own != null) {
            return own.handle(call);
        }
        Resource resource = project.get(word);
        if (resource == null || word.isEmpty()) {
            throw ApiError.notFound("The word '" + word + "'");
        }
        return resource.handle(call.below());
    }
}
