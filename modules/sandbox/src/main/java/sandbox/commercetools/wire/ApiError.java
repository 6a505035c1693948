package sandbox.commercetools.wire;

import tools.jackson.databind.node.ObjectNode;

/** An error answer in the shape of reference §4.1 and §4.2; thrown while a request is worked on, nothing is stored then. */
public final class ApiError extends RuntimeException {

    private final int status;
    private final transient ObjectNode detail;

    private ApiError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        detail = Json.object().put("code", code).put("message", message);
    }

    public static ApiError invalidJson(String message) {
        return new ApiError(400, "InvalidJsonInput", message);
    }

    public static ApiError invalidInput(String message) {
        return new ApiError(400, "InvalidInput", message);
    }

    public static ApiError invalidOperation(String message) {
        return new ApiError(400, "InvalidOperation", message);
    }

    /** @param result the {@code PreviewFailure} */
    public static ApiError editPreviewFailed(ObjectNode result) {
        ApiError error = new ApiError(400, "EditPreviewFailed", "The preview of the Order Edit failed.");
        error.detail.set("result", result);
        return error;
    }

    public static ApiError invalidField(String field, String value) {
        ApiError error =
                new ApiError(400, "InvalidField", "The value '" + value + "' is not valid for field '" + field + "'.");
        error.detail.put("field", field).put("invalidValue", value);
        return error;
    }

    public static ApiError requiredField(String field) {
        ApiError error = new ApiError(400, "RequiredField", "A value is required for field '" + field + "'.");
        error.detail.put("field", field);
        return error;
    }

    public static ApiError duplicateField(String field, String value) {
        ApiError error = new ApiError(
                400, "DuplicateField", "A duplicate value '\"" + value + "\"' exists for field '" + field + "'.");
        error.detail.put("field", field).put("duplicateValue", value);
        return error;
    }

    public static ApiError missingRole(String channelKey, String missingRole) {
        ApiError error = new ApiError(
                400, "MissingRoleOnChannel", "The channel '" + channelKey + "' misses the role '" + missingRole + "'.");
        error.detail.put("missingRole", missingRole);
        return error;
    }

    public static ApiError referenceNotFound(String typeId, String idOrKey) {
        ApiError error = new ApiError(
                400,
                "ReferencedResourceNotFound",
                "The referenced object of type '" + typeId + "' with identifier '" + idOrKey + "' was not found.");
        error.detail.put("typeId", typeId).put("id", idOrKey);
        return error;
    }

    public static ApiError tooMany(String message) {
        return new ApiError(400, "MaxResourceLimitExceeded", message);
    }

    public static ApiError notFound(String what) {
        return new ApiError(404, "ResourceNotFound", what + " was not found.");
    }

    public static ApiError methodNotAllowed() {
        return new ApiError(405, "MethodNotAllowed", "This method is not allowed here.");
    }

    public static ApiError invalidToken() {
        return oauth("invalid_token", "invalid_token");
    }

    public static ApiError invalidClient() {
        return oauth("invalid_client", "Please provide valid client credentials using HTTP Basic Authentication.");
    }

    /** 409 with {@code currentVersion} (reference §4.1). */
    public static ApiError conflict(String id, long expected, long actual) {
        ApiError error = new ApiError(
                409,
                "ConcurrentModification",
                "Object " + id + " has a different version than expected. Expected: " + expected + " - Actual: "
                        + actual + ".");
        error.detail.put("currentVersion", actual);
        return error;
    }

    public int status() {
        return status;
    }

    public String code() {
        return detail.path("code").asString("");
    }

    public ObjectNode body() {
        ObjectNode body = Json.object().put("statusCode", status).put("message", String.valueOf(getMessage()));
        body.putArray("errors").add(detail);
        if (status == 401) {
            body.put("error", code()).put("error_description", String.valueOf(getMessage()));
        }
        return body;
    }

    private static ApiError oauth(String code, String message) {
        return new ApiError(401, code, message);
    }
}
