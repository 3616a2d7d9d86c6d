package io.github.dualauth.core.webhook;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.webhook.signature.WebhookSignature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to deliver: a signed POST without redirects, whose answer is not read beyond its status. */
final class WebhookCall {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SUCCESS = 200;
    private static final int BEYOND_SUCCESS = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final Clock clock;

    WebhookCall(Clock clock) {
        this.clock = clock;
    }

    /** What went wrong; empty if it has arrived. Nothing that the receiver said is repeated. */
    Optional<String> post(URI url, Secret secret, WebhookDelivery delivery) {
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        String timestamp = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "dualauth")
                .header(WebhookSignature.ID_HEADER, delivery.id())
                .header(WebhookSignature.TIMESTAMP_HEADER, timestamp)
                .header(WebhookSignature.SIGNATURE_HEADER, WebhookSignature.of(secret, body, timestamp))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            // The request's own limit does not count the body of the answer.
            int status = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status >= SUCCESS && status < BEYOND_SUCCESS ? Optional.empty() : Optional.of("HTTP " + status);
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            return Optional.of("no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("this server was stopped");
        } finally {
            boolean ignored = answer.cancel(true);
        }
    }
}
