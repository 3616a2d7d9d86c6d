package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DependencyUnavailableExceptionTest {

    @Test
    void isOverload_tooMuchWork_isTrueAndFalseOfWhatIsDown() {
        DependencyUnavailableException overload = DependencyUnavailableException.overloaded("too many wait");
        assertTrue(overload.isOverload());
        assertEquals("too many wait", overload.getMessage());
        assertFalse(new DependencyUnavailableException("the grid is down", null).isOverload());
        assertFalse(DependencyUnavailableException.database("it is down", new SQLException("refused"))
                .isOverload());
    }
}
