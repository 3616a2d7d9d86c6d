package io.github.dualauth.core.http.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncaughtMapperTest {

    @Test
    void toResponse_answerWithABody_isThatAnswer() {
        Response meant = Response.status(409).entity("mine").build();
        assertSame(meant, new UncaughtMapper().toResponse(new WebApplicationException(meant)));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 303, 399})
    void toResponse_answerThatIsNoFailure_isThatAnswer(int status) {
        Response meant = Response.status(status).build();
        assertSame(meant, new UncaughtMapper().toResponse(new WebApplicationException(meant)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 500})
    void toResponse_failureWithoutABody_keepsItsHeadersButThoseOfCaches(int status) {
        Response meant = Response.status(status)
                .header("X-Own", "yes")
                .header("Cache-Control", "max-age=60")
                .build();
        Response told = new UncaughtMapper().toResponse(new WebApplicationException(meant));
        assertEquals(status, told.getStatus());
        assertEquals("yes", told.getHeaderString("X-Own"));
        assertEquals(List.of("no-store"), told.getHeaders().get("Cache-Control"));
        assertEquals(MediaType.valueOf("application/problem+json"), told.getMediaType());
    }
}
