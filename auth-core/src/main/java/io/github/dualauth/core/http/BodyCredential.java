package io.github.dualauth.core.http;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.body.fields.FieldsReader;
import io.github.dualauth.core.body.fields.FieldsReading;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FieldsCredential;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The credential that a small body is, as the policy of its API reads it. The body is consumed. */
final class BodyCredential {

    private BodyCredential() {}

    static FieldsCredential of(ContainerRequestContext request, ApiPolicy policy, BodyLimits limits) {
        boolean form = RequestBody.isForm(request);
        if (!form && !RequestBody.isJson(request)) {
            return new FieldsCredential.Refused(Refusal.of(RejectionReason.CONTENT_TYPE_UNSUPPORTED));
        }
        FieldsReading reading = form
                ? FieldsReader.form(request.getEntityStream(), limits)
                : FieldsReader.json(request.getEntityStream(), limits);
        if (reading instanceof FieldsReading.Refused refused) {
            return new FieldsCredential.Refused(refused.refusal());
        }
        try (BodyFields fields = ((FieldsReading.Read) reading).fields()) {
            return policy.fields().credential(fields);
        }
    }
}
