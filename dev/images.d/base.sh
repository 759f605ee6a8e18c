# The Java runtime that our images stand on: JDK 25 cut down to what the processes use, and the C library.
# No java.desktop: the libraries that mention java.beans (Jackson, pgjdbc) do without it.

base_modules=java.base,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl
base_modules=$base_modules,java.sql,java.transaction.xa,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.management
base_modules=$base_modules,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

base_inputs() { cat "$("$here/jdk")/release"; }

base_image() { # work root tar
  local work=$1 root=$2 tar=$3 jdk
  jdk=$("$here/jdk")
  say "Building the Java base image: about 30 seconds, kept in $image_cache."
  debian_files "$work" "$root" libc6
  users "$root" nonroot 65532 /home/nonroot
  mkdir -p "$root/opt" "$root/home/nonroot"
  "$jdk/bin/jlink" --add-modules "$base_modules" --strip-debug --no-header-files --no-man-pages \
    --compress zip-6 --generate-cds-archive --output "$root/opt/java"
  image_program -user 65532:65532 -env PATH=/opt/java/bin:/usr/bin:/bin -env JAVA_HOME=/opt/java -env LANG=C.UTF-8 \
    "$root" registry.local/java:25 "$tar"
}
