import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Spring Authorization Server as it comes: its clients and where it listens are arguments. Run from its source. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class AuthorizationServer {
    public static void main(String[] arguments) {
        SpringApplication.run(AuthorizationServer.class, arguments);
    }
}
