@NullMarked
package io.vivenuoperator.load.rotation;

import org.jspecify.annotations.NullMarked;
