package io.github.dualauth.app.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Field;
import io.github.dualauth.app.hcx.HcxFormat;
import io.github.dualauth.core.http.deployment.PolicyOpenApiFilter;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.individual.device.HaloFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds to each method what it takes, what it answers and how it fails, from the same lists that the code reads. */
public class ApiOpenApiFilter extends PolicyOpenApiFilter {

    private static final List<ApiCode> EVERYWHERE =
            List.of(ApiCode.OK, ApiCode.BAD_REQUEST, ApiCode.TOO_LARGE, ApiCode.VALIDATION, ApiCode.UNKNOWN_ERROR);
    private static final List<String> AUTH =
            List.of("applicationId", "applicationPassword", "accountId", "userId", "loginId", "loginPassword");

    private static final Map<String, String> HALO = Map.of(
            "400", "The request cannot be read.",
            "401", "Halo's error body: no key or token, or one that is not good here and now.",
            "403", "Halo's error body: not from this address, or not for this device.",
            "404", "Halo's error body: no such site, or not paired.",
            "415", "The form is no application/x-www-form-urlencoded.",
            "429", "Halo's error body: try again after Retry-After.",
            "503", "Halo's error body: try again after Retry-After.");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        super.filterOpenAPI(document);
        document.getPaths().getPathItems().forEach((path, item) -> {
            ApiShape shape = ApiShape.ALL.get(path.substring(path.lastIndexOf('/') + 1));
            if (shape != null && item.getPOST() != null) {
                describe(item.getPOST(), shape);
            }
        });
        if (document.getComponents() != null) {
            document.getComponents().removeSchema(ApiRequest.class.getSimpleName());
        }
    }

    @Override
    protected void show(Operation operation, ApiPolicy policy) {
        super.show(operation, policy);
        if (policy.format() instanceof HaloFormat) {
            HALO.forEach((status, meaning) -> operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(meaning)));
            return;
        }
        if (policy.format() instanceof HcxFormat) {
            for (String status : new String[] {"400", "401", "403", "413", "415", "429", "503"}) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description("HCX's error body."));
            }
            return;
        }
        List<ApiCode> codes = new ArrayList<>(EVERYWHERE);
        switch (policy.level()) {
            case NONE -> {}
            case APPLICATION -> codes.add(ApiCode.UNAUTHORIZED);
            case ACCOUNT -> codes.addAll(List.of(ApiCode.UNAUTHORIZED, ApiCode.PRACTICE_UNAUTHORIZED));
            case USER ->
                codes.addAll(List.of(ApiCode.UNAUTHORIZED, ApiCode.PRACTICE_UNAUTHORIZED, ApiCode.USER_UNAUTHORIZED));
        }
        if (!policy.open()) {
            codes.add(ApiCode.TOO_MANY);
        }
        operation.addExtension("x-dualauth-codes", described(codes));
    }

    private static void describe(Operation operation, ApiShape shape) {
        Map<String, Schema> request = new LinkedHashMap<>();
        request.put("auth", object(AUTH.stream().map(Field::text).toList()));
        shape.request().forEach(field -> request.put(field.name(), schema(field)));
        operation.setRequestBody(OASFactory.createRequestBody().content(json(request)));
        Map<String, Schema> answer = new LinkedHashMap<>();
        answer.put("successful", createSchema().type(SchemaType.BOOLEAN));
        answer.put("responseMessage", createSchema().type(SchemaType.STRING));
        answer.put("responseCode", createSchema().type(SchemaType.INTEGER));
        shape.answer().forEach((name, fields) -> answer.put(name.replace("[]", ""), payload(name, fields)));
        operation.setResponses(OASFactory.createAPIResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description("The envelope; responseCode tells how it went.")
                                .content(json(answer)))
                .addAPIResponse(
                        "429",
                        OASFactory.createAPIResponse()
                                .description("The envelope with 4290: try again after Retry-After."))
                .addAPIResponse(
                        "503",
                        OASFactory.createAPIResponse()
                                .description("The envelope with 5000: try again after Retry-After.")));
        Object codes = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get("x-dualauth-codes");
        if (codes instanceof Map<?, ?> general) {
            Map<String, String> all = described(shape.codes());
            general.forEach((code, message) -> all.put(code.toString(), message.toString()));
            operation.addExtension("x-dualauth-codes", all);
        }
    }

    private static Schema payload(String name, List<Field> fields) {
        if (fields.isEmpty()) {
            return createSchema().type(SchemaType.STRING);
        }
        return name.endsWith("[]") ? createSchema().type(SchemaType.ARRAY).items(object(fields)) : object(fields);
    }

    private static Schema object(List<Field> fields) {
        Schema object = createSchema().type(SchemaType.OBJECT);
        fields.forEach(field -> object.addProperty(field.name(), schema(field)));
        return object;
    }

    private static Schema schema(Field field) {
        return switch (field.kind()) {
            case TEXT -> createSchema().type(SchemaType.STRING).maxLength(ApiRequest.MAX_TEXT);
            case FLAG -> createSchema().type(SchemaType.BOOLEAN);
            case NUMBER -> createSchema().type(SchemaType.INTEGER);
            case TEXTS ->
                createSchema().type(SchemaType.ARRAY).items(createSchema().type(SchemaType.STRING));
            case ANY -> createSchema();
        };
    }

    private static Content json(Map<String, Schema> members) {
        Schema body = createSchema().type(SchemaType.OBJECT);
        members.forEach(body::addProperty);
        return OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(body));
    }

    private static Map<String, String> described(List<ApiCode> codes) {
        Map<String, String> described = new LinkedHashMap<>();
        codes.forEach(code -> described.put(Integer.toString(code.number()), code.message()));
        return described;
    }
}
