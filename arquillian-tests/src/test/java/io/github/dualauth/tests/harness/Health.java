package io.github.dualauth.tests.harness;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One answer of {@code /health/ready}.
 *
 * @param status the HTTP status: 200 or 503
 * @param checks each check by its name
 */
public record Health(int status, Map<String, JsonObject> checks) {

    static Health of(HttpResponse<String> answer) {
        return new Health(
                answer.statusCode(),
                Members.parse(answer.body()).getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                        .collect(Collectors.toMap(check -> check.getString("name"), Function.identity())));
    }

    /** Whether a check is UP. */
    public boolean up(String name) {
        return checks.get(name).getString("status").equals("UP");
    }

    /** Whether the node is in touch with as many others as it should be. */
    public boolean gridReachable() {
        return checks.get("grid").getJsonObject("data").getString("reachable").equals("true");
    }
}
