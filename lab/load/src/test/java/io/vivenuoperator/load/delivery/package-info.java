@NullMarked
package io.vivenuoperator.load.delivery;

import org.jspecify.annotations.NullMarked;
