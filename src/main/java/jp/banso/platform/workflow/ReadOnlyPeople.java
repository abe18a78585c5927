package jp.banso.platform.workflow;

import java.util.List;
import java.util.Optional;
import jp.banso.platform.security.Directory;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** The engine's view of our people: those who may open Cockpit, by their login name. */
class ReadOnlyPeople implements ReadOnlyIdentityProvider {

  /** The one group the engine knows: roles administrator and secretariat manager. */
  static final String COCKPIT_GROUP = "cockpit";

  private final Directory directory;

  ReadOnlyPeople(Directory directory) {
    this.directory = directory;
  }

  @Override
  public User findUserById(String userId) {
    return cockpitUser(userId).orElse(null);
  }

  private Optional<User> cockpitUser(String loginName) {
    return directory.operator(loginName).map(ReadOnlyPeople::user);
  }

  private static User user(Directory.Operator operator) {
    UserEntity user = new UserEntity();
    user.setId(operator.loginName());
    user.setLastName(operator.displayName());
    user.setFirstName("");
    return user;
  }

  private static Group group() {
    GroupEntity group = new GroupEntity(COCKPIT_GROUP);
    group.setName(COCKPIT_GROUP);
    group.setType("SYSTEM");
    return group;
  }

  @Override
  public UserQuery createUserQuery() {
    return new People();
  }

  @Override
  public UserQuery createUserQuery(CommandContext commandContext) {
    return new People();
  }

  @Override
  public NativeUserQuery createNativeUserQuery() {
    throw new UnsupportedNativeQuery();
  }

  /** Our people live in our own tables; the engine may not read them by SQL. */
  static final class UnsupportedNativeQuery extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnsupportedNativeQuery() {
      super("people are read through the directory only");
    }
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    return false;
  }

  @Override
  public Group findGroupById(String groupId) {
    return COCKPIT_GROUP.equals(groupId) ? group() : null;
  }

  @Override
  public GroupQuery createGroupQuery() {
    return new Groups();
  }

  @Override
  public GroupQuery createGroupQuery(CommandContext commandContext) {
    return new Groups();
  }

  @Override
  public TenantQuery createTenantQuery() {
    return new NoTenants();
  }

  @Override
  public TenantQuery createTenantQuery(CommandContext commandContext) {
    return new NoTenants();
  }

  @Override
  public Tenant findTenantById(String tenantId) {
    return null;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private final class People extends UserQueryImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public long executeCount(CommandContext context) {
      return executeList(context, null).size();
    }

    @Override
    public List<User> executeList(CommandContext context, Page page) {
      return Optional.ofNullable(getId()).flatMap(ReadOnlyPeople.this::cockpitUser).stream().toList();
    }
  }

  private final class Groups extends GroupQueryImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public long executeCount(CommandContext context) {
      return executeList(context, null).size();
    }

    @Override
    public List<Group> executeList(CommandContext context, Page page) {
      boolean named =
          (getId() == null || COCKPIT_GROUP.equals(getId()))
              && (getIds() == null || List.of(getIds()).contains(COCKPIT_GROUP));
      boolean member = getUserId() == null || cockpitUser(getUserId()).isPresent();
      return named && member ? List.of(group()) : List.of();
    }
  }

  private static final class NoTenants extends TenantQueryImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public long executeCount(CommandContext context) {
      return 0;
    }

    @Override
    public List<Tenant> executeList(CommandContext context, Page page) {
      return List.of();
    }
  }
}
