package connector.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One pool of connections for everything this process calls. */
@Configuration(proxyBeanMethods = false)
class HttpBeans {

    @Bean
    HttpCalls httpCalls(@Value("${http.connections-per-host:50}") int connectionsPerHost) {
        return PooledHttpCalls.create(connectionsPerHost);
    }
}
