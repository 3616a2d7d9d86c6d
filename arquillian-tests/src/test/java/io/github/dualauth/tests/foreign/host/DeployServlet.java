package io.github.dualauth.tests.foreign.host;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Deploys other WARs into the server that it runs in, and says what the server says; a WAR that fails is gone again. */
@WebServlet("/deploy")
public class DeployServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String file = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = deploy(file).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    /** The server's own classes, which the tests are not compiled against. */
    private static String deploy(String file) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> type = loader.loadClass("org.glassfish.embeddable.CommandRunner");
            Object runner = loader.loadClass("org.glassfish.internal.api.Globals")
                    .getMethod("get", Class.class)
                    .invoke(null, type);
            Object result =
                    type.getMethod("run", String.class, String[].class).invoke(runner, "deploy", new String[] {file});
            Class<?> resultType = loader.loadClass("org.glassfish.embeddable.CommandResult");
            return resultType.getMethod("getExitStatus").invoke(result) + "\n"
                    + resultType.getMethod("getOutput").invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
