package io.github.dualauth.app.api.token;

import io.github.dualauth.app.api.PasswordRequest;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.application.key.ApiKeyConfiguration;
import io.github.dualauth.application.key.ApiKeyTerms;
import io.github.dualauth.core.address.AddressRange;
import java.util.List;

/** The API key that an application is to have. */
final class ApiKeyRequest {

    private ApiKeyRequest() {}

    /** Its terms; the environment is this one unless another is named. */
    static ApiKeyTerms terms(ApiRequest request, String here) {
        PasswordRequest dated = PasswordRequest.of(request);
        String environment = request.text("environment", ApiRequest.MAX_ID);
        if (!environment.isEmpty() && !ApiKeyConfiguration.isEnvironment(environment)) {
            request.fault("environment", "must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        List<String> addresses = request.texts("addresses").stream().sorted().toList();
        if (addresses.size() > ApiKeyTerms.MOST_ADDRESSES) {
            request.fault("addresses", "must be at most " + ApiKeyTerms.MOST_ADDRESSES);
        }
        if (!addresses.stream().allMatch(ApiKeyRequest::isRange)) {
            request.fault("addresses", "must be addresses or CIDR ranges, such as 192.0.2.0/24");
        }
        return new ApiKeyTerms(
                dated.terms().name(),
                dated.terms().notBefore(),
                dated.terms().expires(),
                environment.isEmpty() ? here : environment,
                addresses);
    }

    private static boolean isRange(String text) {
        try {
            return AddressRange.of(text).bits() >= 0;
        } catch (IllegalArgumentException expected) {
            return false;
        }
    }
}
