package connector.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a browser may do with our pages: nothing but show them. The intake is no page and keeps its own headers. */
@Component
class PageHeaders extends OncePerRequestFilter {

    private static final String NOTHING_FOREIGN =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/in/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", NOTHING_FOREIGN);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", isStatic(request) ? "no-cache" : "no-store");
        chain.doFilter(request, response);
    }

    private static boolean isStatic(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/console/");
    }
}
