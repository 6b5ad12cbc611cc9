package org.slaledger.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link RunningPlatform}, the one {@link Chromium} and the one {@link
 * PlayedDemo} of this JVM; each is started when it is first asked for and ended after the last
 * test.
 */
final class WithPlatform implements ParameterResolver {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(WithPlatform.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningPlatform.class || type == Chromium.class || type == PlayedDemo.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(OURS);
    Class<?> type = parameter.getParameter().getType();
    if (type == Chromium.class) {
      return store.computeIfAbsent(Chromium.class, ignored -> Chromium.start());
    }
    RunningPlatform platform =
        store.computeIfAbsent(
            RunningPlatform.class, ignored -> RunningPlatform.start(), RunningPlatform.class);
    return type == RunningPlatform.class
        ? platform
        : store.computeIfAbsent(
            PlayedDemo.class, ignored -> PlayedDemo.on(platform), PlayedDemo.class);
  }
}
