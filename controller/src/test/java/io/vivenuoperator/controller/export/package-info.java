/** Exports against a real API server. */
@NullMarked
package io.vivenuoperator.controller.export;

import org.jspecify.annotations.NullMarked;
