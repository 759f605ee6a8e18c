package io.vivenuoperator.platform.service.greeter;

import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.health.HealthCheck;
import io.vivenuoperator.platform.service.health.HealthState;
import java.util.concurrent.atomic.AtomicBoolean;

/** The whole program. */
final class GreeterMain {
    private GreeterMain() {}

    public static void main(String[] args) {
        new Program("greeter")
                .start(environment -> start(GreeterSettings.from(environment), new AtomicBoolean(true))
                        .untilTerminated());
    }

    static Service start(GreeterSettings settings, AtomicBoolean awake) {
        return Service.named("greeter", settings.service())
                .routes(routes -> routes.post("/greetings/{language}", new GreetingRoute(settings.word())))
                .check(HealthCheck.ready("awake", () -> HealthState.of(awake.get())))
                .start();
    }
}
