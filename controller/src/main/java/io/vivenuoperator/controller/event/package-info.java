/** Kubernetes Events about regions. */
@NullMarked
package io.vivenuoperator.controller.event;

import org.jspecify.annotations.NullMarked;
