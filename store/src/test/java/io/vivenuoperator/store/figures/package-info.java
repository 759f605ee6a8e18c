@NullMarked
package io.vivenuoperator.store.figures;

import org.jspecify.annotations.NullMarked;
