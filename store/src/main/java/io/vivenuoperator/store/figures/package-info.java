/** How the store itself does: sizes, ages and differences, for whoever watches it. */
@NullMarked
package io.vivenuoperator.store.figures;

import org.jspecify.annotations.NullMarked;
