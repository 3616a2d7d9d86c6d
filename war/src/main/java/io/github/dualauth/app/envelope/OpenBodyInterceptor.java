package io.github.dualauth.app.envelope;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.BodyRefusedException;
import io.github.dualauth.core.body.CredentialBody;
import io.github.dualauth.core.body.Extraction;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.http.failure.QuietResponse;
import io.github.dualauth.core.policy.FaultText;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;

/** Reads the bodies of methods without authentication as strictly as the others, and takes the passwords out as well. */
@Provider
public class OpenBodyInterceptor implements ReaderInterceptor {

    @Inject
    private CoreConfiguration configuration;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // With a caller, the body has been read for credentials already, and is watched.
        if (context.getProperty(CurrentCaller.PROPERTY) == null) {
            context.setInputStream(watched(context));
        }
        try {
            return context.proceed();
        } catch (BodyRefusedException e) {
            throw fault(e.refusal(), context);
        }
    }

    private InputStream watched(ReaderInterceptorContext context) {
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            throw fault(Refusal.of(RejectionReason.CONTENT_TYPE_UNSUPPORTED), context);
        }
        Extraction extraction = CredentialBody.extract(context.getInputStream(), configuration.body());
        if (extraction instanceof Extraction.Refused refused) {
            throw fault(refused.refusal(), context);
        }
        if (extraction instanceof Extraction.Found found) {
            found.credential().secret().close();
            return found.body();
        }
        return ((Extraction.Absent) extraction).body();
    }

    private static ApiFault fault(Refusal refusal, ReaderInterceptorContext context) {
        if (refusal.reason() == RejectionReason.BODY_INCOMPLETE) {
            context.setProperty(QuietResponse.NOBODY_THERE, true);
        } else if (refusal.reason() == RejectionReason.BODY_TOO_SLOW) {
            context.setProperty(ResponseHeaders.LAST, true);
        }
        return refusal.reason().kind() == RejectionReason.Kind.TOO_LARGE
                ? new ApiFault(ApiCode.TOO_LARGE)
                : new ApiFault(ApiCode.BAD_REQUEST, FaultText.of(refusal));
    }
}
