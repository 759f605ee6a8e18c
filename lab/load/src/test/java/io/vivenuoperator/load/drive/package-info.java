@NullMarked
package io.vivenuoperator.load.drive;

import org.jspecify.annotations.NullMarked;
