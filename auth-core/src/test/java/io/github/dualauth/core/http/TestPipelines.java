package io.github.dualauth.core.http;

import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.token.SignedTokens;

/** Pipelines for what sends no request through them. */
public final class TestPipelines {

    private TestPipelines() {}

    /** One that decides on nothing. */
    public static RequestPipeline idle() {
        return new RequestPipeline(
                null, CoreConfiguration.read(TestConfiguration.empty()), new SignedTokens(1, MutableClock.stopped()));
    }
}
