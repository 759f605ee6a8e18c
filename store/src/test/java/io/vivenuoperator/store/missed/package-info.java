@NullMarked
package io.vivenuoperator.store.missed;

import org.jspecify.annotations.NullMarked;
