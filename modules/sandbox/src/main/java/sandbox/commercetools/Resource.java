package sandbox.commercetools;

import sandbox.http.Response;

/** One resource of the API, e.g. everything under {@code /{project}/orders}. */
@FunctionalInterface
interface Resource {
    /** @throws sandbox.commercetools.wire.ApiError for every answer that is no success */
    Response handle(Call call);
}
