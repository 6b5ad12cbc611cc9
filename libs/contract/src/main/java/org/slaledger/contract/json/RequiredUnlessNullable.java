package org.slaledger.contract.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Takes a record's component for required unless its type is {@code @Nullable}. */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    RecordComponent component = component(member);
    return component == null
        ? super.hasRequiredMarker(member)
        : Boolean.valueOf(!nullable(component));
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    RecordComponent component = component(annotated);
    if (component == null) {
      return super.findSetterInfo(annotated);
    }
    // what a list or map holds is never null, however deep, not even where it may be missing itself
    return JsonSetter.Value.forValueNulls(nullable(component) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
  }

  private static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable RecordComponent component(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)
        || !parameter.getDeclaringClass().isRecord()) {
      return null;
    }
    RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
    // further constructors of a record say nothing of its components
    return parameter.getOwner().getParameterCount() == components.length
        ? components[parameter.getIndex()]
        : null;
  }
}
